/**
 * The values of a section that was decoded by its description: a tree in the order of the wire.
 */
import type { LeafValue, NumberArray } from './leaf-types.js';
import type { DescribedObject } from './model.js';

/** A vmsd with its values. */
export interface DescribedState {
  readonly vmsdName: string;
  readonly version: number;
  readonly fields: readonly FieldState[];
  /** Undefined if none was sent. */
  readonly subsections: readonly DescribedState[] | undefined;
}

/** `qtailq` and `qlist`: their elements. */
export interface ListState {
  readonly items: readonly DescribedState[];
}

/** `gtree`: its nodes; a key that is a number stands for itself. */
export interface TreeState {
  readonly nodes: readonly { readonly key: bigint | DescribedState; readonly value: DescribedState }[];
}

/**
 * One element: a leaf, a nested vmsd, a list, or null. A `Uint8Array` in the place of a vmsd is an element that the
 * text does not describe, because the first of its run was null.
 */
export type ElementState = LeafValue | DescribedState | ListState | TreeState;

/** One field object of the description: an element, or a run of elements that look alike. */
export interface FieldState {
  readonly name: string;
  readonly type: string;
  /** As the text claims it, which is not always the length of the run. */
  readonly arrayLen: number | undefined;
  readonly index: number | undefined;
  /** The elements of the run; numbers in a typed array if there are several. Values may be changed in place. */
  readonly elements: NumberArray | ElementState[];
  /** Vmsds in the text that say nothing about the bytes: those of infos that nobody knows. */
  readonly opaqueContents: readonly DescribedObject[];
}

/** True for a nested vmsd among elements. */
export function isState(element: unknown): element is DescribedState {
  return typeof element === 'object' && element !== null && 'vmsdName' in element;
}
