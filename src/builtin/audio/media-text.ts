import type { IAudioMetadata, ILyricsTag } from 'music-metadata';
import { textsOf } from './tag-values.ts';

/** All that a person may look for; there are no fields in the index for most of it. One line a tag, then what is longer. */
export function mediaText({ common, format }: IAudioMetadata, performers: readonly string[]): string {
  const tracks = format.trackInfo.map(({ name }) => name);
  return textsOf(
    common.title,
    common.subtitle,
    common.album,
    common.artist,
    common.artists,
    common.albumartist,
    common.originalartist,
    common.composer,
    common.lyricist,
    common.writer,
    common.conductor,
    common.remixer,
    common.producer,
    performers,
    common.genre,
    common.year === undefined ? undefined : String(common.year),
    common.work,
    common.movement,
    common.grouping,
    common.discsubtitle,
    common.originalalbum,
    common.tvShow,
    common.tvEpisodeId,
    common.label,
    common.publisher,
    common.keywords,
    common.category,
    common.copyright,
    common.website,
    tracks,
    common.comment?.flatMap(({ descriptor, text }) => [descriptor, text]),
    common.description,
    common.longDescription,
    common.notes,
    format.chapters?.map(({ title }) => title),
    common.lyrics?.map(lyricsOf),
  ).join('\n');
}

const lyricsOf = ({ text, syncText }: ILyricsTag): string => text ?? syncText.map((line) => line.text).join('\n');
