/**
 * Reading the sections of devices: by a definition of the catalogue if one fits to the last byte and to the text, else
 * by the stream's own description.
 */
import { StreamError, show } from '../../errors.js';
import { JsonWriter } from '../../json-writer/index.js';
import { ByteReader } from '../../vmstate/bytes.js';
import {
  type DescribedDevice,
  type DescribedState,
  type Description,
  decodeDescribed,
  writeDescribedObject,
} from '../../vmstate/described/index.js';
import type { Release } from '../../vmstate/release.js';
import type { SectionHeader } from '../wire.js';
import type { SectionEnds } from './ends.js';
import type { Content } from './model.js';
import { type Catalogue, OPAQUE, type TypedFit, tryTyped } from './typed.js';

/** Reads the contents of the FULL sections of one stream, one after the other. */
export class DeviceReader {
  /** How many have been read. */
  count = 0;
  /** How many sections each release decoded, to tell who wrote the stream. */
  private readonly votes = new Map<Release, number>();

  constructor(
    private readonly from: ByteReader,
    private readonly catalogue: Catalogue,
    private readonly description: Description | undefined,
    private readonly releases: readonly Release[],
    private readonly ends: SectionEnds,
  ) {}

  /** Reads the content of the next section. @throws {StreamError} */
  read(header: SectionHeader): Content {
    const device = this.deviceOf(header);
    return device === undefined ? this.typedAlone(header) : this.byDescription(header, device);
  }

  /** The release that decoded most of them. */
  release(): Release {
    const best = [...this.votes].sort((a, b) => b[1] - a[1])[0];
    return best?.[0] ?? (this.releases[this.releases.length - 1] as Release);
  }

  /** The description lists the FULL sections in the order of the stream. */
  private deviceOf(header: SectionHeader): DescribedDevice | undefined {
    if (this.description === undefined) return undefined;
    const device = this.description.devices[this.count++];
    if (device?.name === header.idstr && device.instanceId >>> 0 === header.instanceId) return device;
    throw new StreamError(
      'description-mismatch',
      `the description says ${show(device?.name)} where ${show(header.idstr)} comes`,
      {
        path: header.idstr,
        offset: this.from.offset,
        expected: device?.name,
        actual: header.idstr,
      },
    );
  }

  private byDescription(header: SectionHeader, device: DescribedDevice): Content {
    const { from } = this;
    if (device.object === undefined) return this.oldStyle(header, device.size);
    const begin = from.at;
    const { state, end } = this.decodeDescribed(header, device.object);
    from.at = end;
    const json = new JsonWriter((this.description as Description).dialect);
    json.startObject();
    writeDescribedObject(device.object, json);
    json.endObject();
    const fit = this.typed(device.object.vmsdName, header, begin, end, json.text, state);
    return fit?.content ?? { how: 'described', state };
  }

  private oldStyle(header: SectionHeader, size: number): Content {
    const begin = this.from.at;
    const bytes = this.from.take(size);
    for (const name of namesOf(header)) {
      const fit = this.typed(name, header, begin, begin + size, OPAQUE);
      if (fit !== undefined) return fit.content;
    }
    return { how: 'opaque', bytes: bytes.slice() };
  }

  /**
   * Decodes by the description. Where the text alone does not say how long the section is (null elements up to
   * 7.2), the footer does.
   */
  private decodeDescribed(header: SectionHeader, object: NonNullable<DescribedDevice['object']>) {
    const { from } = this;
    const begin = from.at;
    let failure: unknown;
    try {
      const state = decodeDescribed(object, from);
      if (this.ends.endsAt(from.at, header)) return { state, end: from.at };
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      failure = error.within(header.idstr, '/');
    }
    for (const end of this.ends.candidates(begin, header)) {
      try {
        from.at = begin;
        return { state: decodeDescribed(object, from, { end }), end };
      } catch (error) {
        if (!(error instanceof StreamError)) throw error;
        failure ??= error.within(header.idstr, '/');
      }
    }
    throw (
      failure ??
      new StreamError('section-size', 'the section does not end where its description says', {
        path: header.idstr,
        offset: begin,
      })
    );
  }

  private typed(
    name: string,
    header: SectionHeader,
    begin: number,
    end: number,
    text: string | typeof OPAQUE,
    described?: DescribedState,
  ): TypedFit | undefined {
    const at = new ByteReader(this.from.bytes, begin);
    let found: TypedFit | undefined;
    for (const release of this.releases) {
      for (const candidate of this.catalogue.get(name) ?? []) {
        const fit = tryTyped(candidate, release, header.versionId, at, end, text, described);
        if (fit === undefined) continue;
        this.vote(release);
        found ??= fit;
        break;
      }
    }
    return found;
  }

  private vote(release: Release): void {
    this.votes.set(release, (this.votes.get(release) ?? 0) + 1);
  }

  /** Without a description: the definitions that fit up to where a section may end must agree on that place. */
  private typedAlone(header: SectionHeader): Content {
    const { from } = this;
    const fits: TypedFit[] = [];
    for (const release of this.releases) {
      const candidates = namesOf(header).flatMap((name) => this.catalogue.get(name) ?? []);
      const found = candidates
        .map((candidate) => tryTyped(candidate, release, header.versionId, from, undefined, undefined))
        .filter((fit) => fit !== undefined && this.ends.endsAt(fit.end, header));
      fits.push(...(found as TypedFit[]));
      if (found.length > 0) this.vote(release);
    }
    const [fit] = fits;
    if (fit === undefined) {
      const reason = `the stream has no description, and no definition of ${show(header.idstr)} fits this section`;
      throw new StreamError('description-missing', reason, { path: header.idstr, offset: from.offset });
    }
    if (fits.some((other) => other.end !== fit.end)) {
      const reason = `the stream has no description, and several definitions of ${show(header.idstr)} fit; name the release`;
      throw new StreamError('description-missing', reason, { path: header.idstr, offset: from.offset });
    }
    from.at = fit.end;
    return fit.content;
  }
}

/** What the definition of a section may be called: the device path is no part of it. */
function namesOf({ idstr }: SectionHeader): string[] {
  return [...new Set([idstr, idstr.slice(idstr.lastIndexOf('/') + 1)])];
}
