import { checkArbitraryStates } from './arbitrary-states.js';

checkArbitraryStates(1);
