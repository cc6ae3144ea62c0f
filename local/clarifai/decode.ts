import sharp from 'sharp';
import type { Picture } from './measure.ts';

/** The longer side of what is looked at, in pixels. */
const SIDE = 160;

/**
 * Decodes a file of any format that sharp knows, turned as it is shown; of an animation, its first picture.
 * @returns undefined when it is no picture, or a broken one
 */
export const pictureOf = async (file: Buffer): Promise<Picture | undefined> => {
  try {
    const { autoOrient } = await sharp(file).metadata();
    const { data, info } = await sharp(file)
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    return { fullWidth: autoOrient.width, fullHeight: autoOrient.height, width, height, rgba: data };
  } catch {
    // libvips says in many ways that it cannot read something.
    return undefined;
  }
};
