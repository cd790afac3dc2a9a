import * as core from '@actions/core';
import { HUB, hubEndpoint, hubRepos, hubResource, isHubOffline } from '../hub/names.js';
import type { HubRequest } from '../request.js';
import { list } from './fields.js';
import { LINES_AND_COMMAS } from './list.js';

/**
 * Reads what is asked of the Hub.
 * @throws ActionError BAD_INPUT
 */
export function readHub(env: NodeJS.ProcessEnv): HubRequest {
  return {
    endpoint: hubEndpoint(core.getInput('hf-endpoint') || HUB),
    oidcResource: hubResource(core.getInput('hf-oidc-resource')),
    repos: [
      ...hubRepos('models', list('models', LINES_AND_COMMAS)),
      ...hubRepos('datasets', list('datasets', LINES_AND_COMMAS)),
    ],
    isOffline: isHubOffline(env),
  };
}
