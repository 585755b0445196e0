import { sweep } from './sweep.js';

sweep('recordings of 10.0 and 11.1', ['streams/10.0', 'streams/11.1', 'streams-full/11.1']);
