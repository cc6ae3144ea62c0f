import type { components } from '../../../core/contract/types.ts';
import type { Song } from './songs.ts';

/** A song as the API answers it: typed, as DynamoDB writes it. */
export const answerOf = ({
  artist,
  songTitle,
  albumTitle,
}: Song): components['schemas']['MusicAttributes'] => ({
  Artist: { S: artist },
  SongTitle: { S: songTitle },
  AlbumTitle: { S: albumTitle },
});
