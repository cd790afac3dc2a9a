/** The name under which main tells post where the run's directory is. Post sees it as STATE_<name>. */
export const RUN_DIRECTORY_STATE = 'runDirectory';
