/** How far behind the newest entry a place is known, in bytes: what finds something there is not far behind. */
const KEPT = 1024 * 1024;

/** Slots that are given free at a time: moving the others down each time would cost their number squared. */
const SLACK = 1024;

interface Place {
  readonly start: number;
  /** Just behind the last byte of content or padding. */
  readonly end: number;
  readonly name: Buffer;
}

/** Which entry has which bytes of the stream: the last ones, so that memory does not grow with the archive. */
export class TarPlaces {
  #places: Place[] = [];
  /** Index of the first that is still known. */
  #first = 0;

  /** Notes a place; one that starts where the last one does takes its place. Starts never go back. */
  add(place: Place): void {
    if (this.#places.at(-1)?.start === place.start) this.#places.pop();
    this.#places.push(place);
    while ((this.#places[this.#first]?.end ?? place.end) < place.start - KEPT) this.#first++;
    if (this.#first < SLACK) return;
    this.#places = this.#places.slice(this.#first);
    this.#first = 0;
  }

  /** The name of the entry that has this byte, or undefined. */
  find(offset: number): Buffer | undefined {
    let low = this.#first;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    const place = this.#places[low];
    return place !== undefined && place.start <= offset ? place.name : undefined;
  }
}
