import type { IAudioMetadata, ICommonTagsResult, IFormat } from 'music-metadata';
import { isoDate } from '../../kit/dates/iso-date.ts';
import { present } from '../../kit/data-fields/present.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { textsOf } from './tag-values.ts';

export function mediaMetadata({ common, format }: IAudioMetadata, performers: readonly string[]): MetadataFields {
  const video = format.trackInfo.find(({ video: track }) => track?.pixelWidth !== undefined)?.video;
  return present({
    ...workFields(common),
    authors: textsOf(
      common.artists ?? common.artist,
      common.albumartists ?? common.albumartist,
      common.originalartist,
      common.composer,
      common.lyricist,
      common.writer,
      performers,
    ),
    tags: textsOf(common.genre, common.keywords, common.category, common.mood),
    createdAt: dateOf(format.creationTime),
    modifiedAt: dateOf(format.modificationTime),
    publishedAt: isoDate(common.date ?? common.releasedate ?? '') ?? yearOf(common.year) ?? yearOf(common.originalyear),
    headings: textsOf(format.chapters?.map(({ title }) => title)),
    ...technicalFields(format),
    width: video?.pixelWidth,
    height: video?.pixelHeight,
  });
}

function workFields(common: ICommonTagsResult): MetadataFields {
  return present({
    title: first(common.title),
    description: first(common.description, common.longDescription),
    album: first(common.album),
    albumArtist: first(common.albumartist),
    composers: textsOf(common.composer),
    trackNumber: common.track.no ?? undefined,
    trackCount: common.track.of ?? undefined,
    discNumber: common.disk.no ?? undefined,
    discCount: common.disk.of ?? undefined,
    compilation: common.compilation,
    show: first(common.tvShow),
    season: common.tvSeason,
    episode: common.tvEpisode,
    publisher: first(common.label, common.publisher),
    copyright: first(common.copyright),
    language: languageTag(common.language),
    application: first(common.encodedby, common.encodersettings),
  });
}

function technicalFields(format: IFormat): MetadataFields {
  return present({
    duration: finite(format.duration, 2),
    codec: format.codec,
    container: format.container,
    bitrate: finite(format.bitrate, 0),
    sampleRate: finite(format.sampleRate, 0),
    channels: format.numberOfChannels,
    bitsPerSample: format.bitsPerSample,
  });
}

const first = (...values: readonly unknown[]): string | undefined => textsOf(...values)[0];

function finite(value: number | undefined, digits: number): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : Number(value.toFixed(digits));
}

const yearOf = (year: number | undefined): string | undefined =>
  year !== undefined && year > 1000 && year < 10_000 ? String(year) : undefined;

/** Times in MP4 count from 1904; writers that know none write zero. */
function dateOf(date: Date | undefined): string | undefined {
  const isKnown = date !== undefined && date.getTime() > 0 && date.getUTCFullYear() < 10_000;
  return isKnown ? date.toISOString().replace(/\.\d+/, '') : undefined;
}

function languageTag(language: string | undefined): string | undefined {
  const tag = language?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) && !/^(?:und|xxx)$/i.test(tag) ? tag : undefined;
}
