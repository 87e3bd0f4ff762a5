import { toSVG } from 'bwip-js/node';

/** A Code 128 barcode as SVG: what every counter scanner reads. `text` is printable ASCII. */
export function code128(text: string): string {
  return onPaper(toSVG({ bcid: 'code128', text, height: 14, paddingwidth: QUIET }), 0.25);
}

/** A QR code as SVG. */
export function qrCode(text: string): string {
  return onPaper(toSVG({ bcid: 'qrcode', text, padding: QUIET }), 0.1875);
}

/** White around it, in units of the drawing: without it scanners do not find where a code begins. */
const QUIET = 10;

/**
 * Drawn in whole dots of a receipt printer, of which there are 8 to the millimetre (203 dpi): bars of half a millimetre, QR modules
 * of three quarters. A bar is 2 units wide, a module 4.
 */
function onPaper(svg: string, millimetresPerUnit: number): string {
  return svg.replace(/viewBox="0 0 (\d+) (\d+)"/, (viewBox, width, height) => {
    const inMillimetres = (units: string) => `${Number(units) * millimetresPerUnit}mm`;
    return `${viewBox} width="${inMillimetres(width)}" height="${inMillimetres(height)}"`;
  });
}
