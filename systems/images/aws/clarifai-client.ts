import axios from 'axios/dist/node/axios.cjs';
import clarifai from 'clarifai';
import { isJson } from '../../../core/json.ts';

/** An answer of some hundred concepts has some kilobytes; in bytes. */
const MAX_ANSWER = 1024 * 1024;

// The client copies the fields of whatever comes with a 2xx, be it a text of HTML, letter by letter, or `null`,
// which throws where no code listens: an unhandled rejection, that ends the process. So what is no JSON object is
// refused before the client sees it. Its own requests are the only ones that this axios sends.
axios.defaults.maxContentLength = MAX_ANSWER;
axios.defaults.maxRedirects = 0;
axios.interceptors.response.use((response) => {
  if (!isJson(response.data)) throw new Error('the answer is no JSON object');
  return response;
});

/** Clarifai's client, made safe against what is not Clarifai's answer. */
export const { App } = clarifai;
