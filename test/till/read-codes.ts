import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  MultiFormatReader,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { Browser, Page } from 'playwright-core';

/** What a code on paper holds, and of what kind it is (ZXing's name, such as "CODE_128"). */
export interface PrintedCode {
  readonly text: string;
  readonly format: string;
}

/** A receipt printer's dots, 203 to the inch, in a browser's pixels, 96 to the inch. */
const DOTS = 203 / 96;
/** Paper of 80 mm. */
const PAPER_PIXELS = 302;

/** Prints a document on a receipt printer's paper and reads every code on it, as a scanner would: dot by dot. */
export async function readCodes(browser: Browser, html: string, screenshot?: string): Promise<PrintedCode[]> {
  const viewport = { width: PAPER_PIXELS, height: 100 };
  const page = await browser.newPage({ viewport, deviceScaleFactor: DOTS });
  try {
    await page.setContent(html);
    if (screenshot) await page.screenshot({ path: screenshot, fullPage: true });
    const codes: PrintedCode[] = [];
    for (const svg of await page.locator('svg').all()) {
      const picture = await svg.screenshot();
      codes.push(decode(await greysOf(page, picture)));
    }
    return codes;
  } finally {
    await page.close();
  }
}

/** What a picture of a code holds, as another device's camera would read it off the screen. */
export async function readPicture(page: Page, picture: Buffer): Promise<PrintedCode> {
  return decode(await greysOf(page, picture));
}

interface Greys {
  readonly width: number;
  readonly height: number;
  readonly greys: number[];
}

/** Brightness of each dot, 0 to 255, row by row: the browser can read its own pictures. */
function greysOf(page: Page, png: Buffer): Promise<Greys> {
  return page.evaluate(
    async (url) => {
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      const { width, height } = picture;
      const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
      if (!canvas) throw new Error('no canvas');
      canvas.drawImage(picture, 0, 0);
      const { data } = canvas.getImageData(0, 0, width, height);
      return { width, height, greys: Array.from(data).filter((_, index) => index % 4 === 0) };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
}

const BARS = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]]]);

/** Told by its shape: where a reader of one kind has failed another complains. @throws ZXing's NotFoundException where there is no code */
function decode({ width, height, greys }: Greys): PrintedCode {
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(greys), width, height);
  const bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(source));
  const result =
    width === height ? new QRCodeReader().decode(bitmap) : new MultiFormatReader().decode(bitmap, BARS);
  return { text: result.getText(), format: BarcodeFormat[result.getBarcodeFormat()] ?? '' };
}
