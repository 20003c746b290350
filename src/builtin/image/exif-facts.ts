import { present } from '../../kit/data-fields/present.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { exifDate, numberOf, textOf, textsOf, userComment, type Tag, type Tags } from './exif-values.ts';
import type { ImageFacts } from './image-facts.ts';

/** What a camera and programs write into EXIF (CIPA DC-008). */
export function exifFacts(exif: Tags): ImageFacts {
  const all = (...names: readonly string[]): readonly string[] => names.flatMap((name) => textsOf(exif, name));
  const comment = userComment(exif);
  return {
    titles: all('XPTitle', 'DocumentName'),
    descriptions: all('ImageDescription', 'XPSubject'),
    tags: all('XPKeywords').flatMap((line) => line.split(';')),
    authors: all('Artist', 'XPAuthor').flatMap((line) => line.split(';')),
    copyright: all('Copyright'),
    comments: [...(comment === undefined ? [] : [comment]), ...all('XPComment')],
    fields: {
      ...present({
        camera: camera(textOf(exif, 'Make'), textOf(exif, 'Model')),
        lens: textOf(exif, 'LensModel'),
        application: textOf(exif, 'Software'),
        createdAt: dateOf(exif, 'DateTimeOriginal', 'OffsetTimeOriginal') ?? dateOf(exif, 'DateTimeDigitized', 'OffsetTimeDigitized'),
        modifiedAt: dateOf(exif, 'DateTime', 'OffsetTime'),
        exposureTime: textOf(exif, 'ExposureTime'),
        aperture: numberOf(exif, 'FNumber'),
        focalLength: rounded(numberOf(exif, 'FocalLength'), 2),
        iso: numberOf(exif, 'ISOSpeedRatings'),
        flash: flashFired(numberOf(exif, 'Flash')),
        orientation: numberOf(exif, 'Orientation'),
        resolution: textOf(exif, 'ResolutionUnit') === 'inches' ? rounded(numberOf(exif, 'XResolution'), 2) : undefined,
        serialNumber: textOf(exif, 'BodySerialNumber'),
      }),
      ...position(exif),
    },
  };
}

/** What agencies and photographers write into IPTC (IIM 4.2). */
export function iptcFacts(iptc: Tags): ImageFacts {
  const all = (...names: readonly string[]): readonly string[] => names.flatMap((name) => textsOf(iptc, name));
  const createdAt = exifDate(textOf(iptc, 'Date Created'), undefined);
  return {
    titles: all('Object Name', 'Headline'),
    descriptions: all('Caption/Abstract'),
    tags: all('Keywords', 'Supplemental Category'),
    authors: all('By-line'),
    copyright: all('Copyright Notice'),
    places: all('Sub-location', 'City', 'Province/State', 'Country/Primary Location Name'),
    comments: all('By-line Title', 'Credit', 'Source', 'Contact', 'Special Instructions', 'Writer/Editor'),
    fields: present({ createdAt }),
  };
}

/** Models often begin with the maker's name. */
export function camera(make: string | undefined, model: string | undefined): string | undefined {
  if (make === undefined || model === undefined) return model ?? make;
  const brand = make.split(/\s/)[0] ?? make;
  return model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${make} ${model}`;
}

const dateOf = (exif: Tags, name: string, offset: string): string | undefined => exifDate(textOf(exif, name), textOf(exif, offset));

/** The lowest bit says whether it did. */
const flashFired = (flash: number | undefined): boolean | undefined => (flash === undefined ? undefined : (flash & 1) === 1);

function rounded(value: number | undefined, digits: number): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(digits));
}

/** Degrees to six places, about a hand's breadth; metres above the sea. */
function position(exif: Tags): MetadataFields {
  const latitude = degrees(exif, 'GPSLatitude', 'S', 90);
  const longitude = degrees(exif, 'GPSLongitude', 'W', 180);
  // A receiver without reception writes zeros.
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return {};
  const below = (exif['GPSAltitudeRef'] as Tag | undefined)?.value === 1;
  const altitude = rounded(numberOf(exif, 'GPSAltitude'), 6);
  const date = exifDate(textOf(exif, 'GPSDateStamp'), undefined);
  const time = /^\d\d:\d\d:\d\d/.exec(textOf(exif, 'GPSTimeStamp') ?? '')?.[0];
  return present({
    latitude,
    longitude,
    altitude: altitude !== undefined && below ? -altitude : altitude,
    positionedAt: date !== undefined && time !== undefined ? `${date}T${time}Z` : undefined,
  });
}

function degrees(exif: Tags, name: string, negative: string, most: number): number | undefined {
  // The reader works degrees, minutes and seconds out, and calls the number a description.
  const value: unknown = (exif[name] as Tag | undefined)?.description;
  if (typeof value !== 'number' || !(value >= 0 && value <= most)) return undefined;
  const reference = (exif[`${name}Ref`] as Tag | undefined)?.value;
  const sign = Array.isArray(reference) && reference[0] === negative ? -1 : 1;
  return sign * Number(value.toFixed(6));
}
