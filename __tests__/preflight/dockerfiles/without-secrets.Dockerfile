ARG BASE
FROM ${BASE} AS build
COPY . /src
RUN make -C /src
FROM scratch
COPY --from=build /src/out /
HEALTHCHECK --interval=30s CMD ["/healthy"]
