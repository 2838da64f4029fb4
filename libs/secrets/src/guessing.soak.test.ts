/** The same with `SOAK=1`: a million guesses. */
import './guessing.test.ts';
