import { present } from '../../kit/data-fields/present.ts';
import { isoDate } from '../../kit/dates/iso-date.ts';
import { camera } from './exif-facts.ts';
import type { ImageFacts } from './image-facts.ts';
import type { Xmp } from './xmp.ts';

/**
 * Properties by what they say: Dublin Core, IPTC Core and Extension (https://iptc.org/std/photometadata), Photoshop, regions with faces of the
 * Metadata Working Group and of Microsoft, and what digiKam and Lightroom write.
 */
const lists = {
  titles: ['dc:title', 'photoshop:Headline'],
  descriptions: ['dc:description', 'tiff:ImageDescription'],
  tags: ['dc:subject', 'lr:hierarchicalSubject', 'digiKam:TagsList', 'MicrosoftPhoto:LastKeywordXMP', 'photoshop:SupplementalCategories'],
  authors: ['dc:creator', 'tiff:Artist'],
  people: ['Iptc4xmpExt:PersonInImage', 'mwg-rs:Name', 'MPReg:PersonDisplayName'],
  places: [
    'Iptc4xmpCore:Location',
    'photoshop:City',
    'photoshop:State',
    'photoshop:Country',
    'Iptc4xmpExt:Sublocation',
    'Iptc4xmpExt:City',
    'Iptc4xmpExt:ProvinceState',
    'Iptc4xmpExt:CountryName',
    'Iptc4xmpExt:Event',
  ],
  copyright: ['dc:rights', 'tiff:Copyright'],
  comments: [
    'exif:UserComment',
    'photoshop:LayerText',
    'photoshop:Credit',
    'photoshop:Source',
    'photoshop:Instructions',
    'Iptc4xmpCore:AltTextAccessibility',
    'Iptc4xmpCore:ExtDescrAccessibility',
  ],
} as const satisfies Record<string, readonly string[]>;

export function xmpFacts(xmp: Xmp): ImageFacts {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => xmp.get(name)?.[0]).find((value) => value !== undefined);
  const date = (...names: readonly string[]): string | undefined => isoDate(first(...names) ?? '');
  const found = Object.entries(lists).map(([list, names]) => [list, names.flatMap((name) => xmp.get(name) ?? [])]);
  return {
    ...(Object.fromEntries(found) as Record<keyof typeof lists, readonly string[]>),
    fields: present({
      camera: camera(first('tiff:Make'), first('tiff:Model')),
      lens: first('exifEX:LensModel', 'aux:Lens'),
      application: first('xmp:CreatorTool', 'xap:CreatorTool'),
      createdAt: date('exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate'),
      modifiedAt: date('xmp:ModifyDate'),
      ...positionOf(first('exif:GPSLatitude'), first('exif:GPSLongitude')),
    }),
  };
}

function positionOf(north: string | undefined, east: string | undefined): { readonly latitude?: number; readonly longitude?: number } {
  const [latitude, longitude] = [coordinate(north), coordinate(east)];
  return latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
}

/** `51,34.5757N` or `51,34,30N`: degrees, minutes, perhaps seconds (XMP specification, part 2, "GPSCoordinate"). */
function coordinate(text: string | undefined): number | undefined {
  const [, degrees, minutes, seconds = '0', direction] =
    /^(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}))?([NSEW])$/.exec(text ?? '') ?? [];
  if (direction === undefined) return undefined;
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return Number((/[SW]/.test(direction) ? -value : value).toFixed(6));
}
