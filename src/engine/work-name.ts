/** The name of an image, or of a list of images, for as long as a run works with it; from the run's directory. */
export function workName(directory: string): string {
  return `localhost/hf-secret-build:${directory.slice(-32)}`;
}
