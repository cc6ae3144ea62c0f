import swaggerUi, { type TriedRequest } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import { reloadWhenReplaced } from '../reload.ts';
import { session } from '../session/browser.ts';
import { followTheme, subscribeTheme, theme } from '../theme.ts';
import { type Contract, triable } from './examples.ts';
import { mendWhatIsDrawn } from './mending.ts';
import './reference.css';

/** The security scheme of the contract that takes a token. */
const TOKEN = 'user';
/**
 * What stands for the token in the form and in the curl command that is shown: the token itself is put in when a
 * request is sent.
 */
const MINE = 'TOKEN';

/** Sends requests that have no token of their own with that of the session, which is renewed when it must be. */
const withToken = async (request: TriedRequest): Promise<TriedRequest> => {
  if (request.headers['Authorization'] !== `Bearer ${MINE}`) return request;
  const token = await session.tokens.current();
  const { Authorization: _mark, ...headers } = request.headers;
  return { ...request, headers: token === undefined ? headers : { ...headers, Authorization: token } };
};

const showTheme = (): void => {
  document.documentElement.classList.toggle('dark-mode', theme() === 'dark');
};

const show = (): void => {
  const [place, status] = [document.getElementById('reference'), document.getElementById('session')];
  if (!place || !status) return;
  mendWhatIsDrawn(place);
  const ui = swaggerUi({
    url: '/openapi.yaml',
    domNode: place,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    filter: true,
    persistAuthorization: false,
    tryItOutEnabled: true,
    validatorUrl: null,
    showMutatedRequest: false,
    syntaxHighlight: { activated: false },
    requestInterceptor: withToken,
    plugins: [
      {
        statePlugins: {
          spec: {
            wrapActions: {
              updateJsonSpec: (update: (contract: Contract) => unknown) => (contract: Contract) =>
                update(triable(contract)),
            },
          },
        },
      },
    ],
    onComplete: () => {
      session.subscribe(follow);
      follow();
    },
  });
  let isMine = false;
  const follow = (): void => {
    const state = session.state();
    if (state.status === 'in') ui.preauthorizeApiKey(TOKEN, MINE);
    else if (isMine) ui.authActions.logout([TOKEN]);
    isMine = state.status === 'in';
    status.textContent =
      state.status === 'in'
        ? `Requests are sent as ${state.claims.username}. For an API key, choose Authorize. In curl, write a token for TOKEN.`
        : 'You are not signed in. Sign in to the console, or choose Authorize for a token or an API key.';
  };
};

followTheme();
subscribeTheme(showTheme);
showTheme();
reloadWhenReplaced();
show();
void session.start();
