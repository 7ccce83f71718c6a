import sharp from "sharp";

const paper = "#fbf7ee";

/** What a photo of the day shows, drawn in the flat colours of the product. */
const drawings = {
  blocks: `<rect width="400" height="300" fill="#e9e2d3"/><circle cx="316" cy="70" r="40" fill="#f4ecd9"/>
    <path d="M0 214c70-34 140-30 210-10s120 10 190-12v108H0z" fill="#c9d6c4"/><path d="M0 230h400v70H0z" fill="#d3c3a6"/>
    <rect x="138" y="188" width="124" height="52" rx="7" fill="#5f9b86"/><rect x="156" y="138" width="88" height="50" rx="7" fill="#d9a66b"/>
    <rect x="168" y="92" width="64" height="46" rx="7" fill="#8aa9c4"/><path d="M168 92 200 44l32 48z" fill="#c9827d"/>
    <rect x="62" y="206" width="62" height="36" rx="7" fill="#b78fb2"/><circle cx="310" cy="226" r="20" fill="#d9a66b"/>`,
  painting: `<rect width="400" height="300" fill="#f3ecdf"/><rect x="40" y="30" width="320" height="240" rx="10" fill="${paper}"/>
    <path d="M92 190c-14-60 40-104 92-88s58 60 124 40" fill="none" stroke="#d98f7a" stroke-width="24" stroke-linecap="round"/>
    <path d="M112 232c58 20 120 6 168-32" fill="none" stroke="#6fa48f" stroke-width="24" stroke-linecap="round"/>
    <circle cx="110" cy="92" r="24" fill="#e2b65f"/><circle cx="288" cy="84" r="19" fill="#8aa9c4"/>`,
  leaf: `<rect width="400" height="300" fill="#dfe6da"/><path d="M70 260c40-20 90-26 130-22s90 2 140-14" fill="none" stroke="#c6d2bf" stroke-width="14" stroke-linecap="round"/>
    <path d="M200 250C124 204 128 104 210 40c76 74 62 166-10 210z" fill="#d7a257"/>
    <path d="M202 256 208 84M206 156l40-34M206 190l-42-34" fill="none" stroke="#a8763a" stroke-width="6" stroke-linecap="round"/>
    <path d="M326 236c-28-16-28-50 0-72 28 26 24 56 0 72z" fill="#c9827d"/>`,
  book: `<rect width="400" height="300" fill="#e3dfe8"/><path d="M200 92c-44-28-100-28-150-14v140c50-14 104-14 150 14 46-28 100-28 150-14V78c-50-14-106-14-150 14z" fill="${paper}"/>
    <path d="M200 92v140" stroke="#cfc4b0" stroke-width="4"/><circle cx="122" cy="138" r="28" fill="#e2b65f"/>
    <path d="M82 192c24-18 60-18 82 0" fill="none" stroke="#6fa48f" stroke-width="9" stroke-linecap="round"/>
    <path d="M236 126h78M236 150h78M236 174h50" stroke="#b9ae9c" stroke-width="7" stroke-linecap="round"/>`,
  sand: `<rect width="400" height="300" fill="#dbe8ec"/><circle cx="74" cy="66" r="34" fill="#f2d695"/><path d="M0 190c90-30 190-26 400-4v114H0z" fill="#e3c998"/>
    <path d="M150 218h76l-10-62h-56z" fill="#c9827d"/><path d="M150 156h76" stroke="#a85f5a" stroke-width="7" stroke-linecap="round"/>
    <path d="M246 236c4-34 44-54 74-2z" fill="#d6b67c"/><path d="M300 150 268 204" stroke="#8a6a45" stroke-width="8" stroke-linecap="round"/><path d="M258 200l20 12-14 18-18-10z" fill="#5f9b86"/>`,
  bubbles: `<rect width="400" height="300" fill="#e6eee6"/><path d="M0 236c120-22 260-18 400 0v64H0z" fill="#c5d8c0"/>
    <g fill="#fff" fill-opacity=".55" stroke="#8aa9c4" stroke-width="4"><circle cx="120" cy="110" r="44"/><circle cx="214" cy="74" r="28"/><circle cx="262" cy="150" r="52"/><circle cx="332" cy="82" r="20"/><circle cx="170" cy="186" r="24"/></g>
    <path d="M60 250 92 182" stroke="#d98f7a" stroke-width="10" stroke-linecap="round"/><circle cx="98" cy="168" r="16" fill="none" stroke="#d98f7a" stroke-width="7"/>`,
  dough: `<rect width="400" height="300" fill="#f2e6dc"/><rect x="30" y="190" width="340" height="80" rx="12" fill="#d9bd97"/>
    <circle cx="118" cy="176" r="42" fill="#e2b65f"/><circle cx="202" cy="186" r="32" fill="#d98f7a"/><path d="M250 196c0-34 70-34 70 0s-70 34-70 0z" fill="#6fa48f"/>
    <path d="M120 84h160" stroke="#a8763a" stroke-width="20" stroke-linecap="round"/><path d="M96 84h20M284 84h20" stroke="#c99a5f" stroke-width="12" stroke-linecap="round"/>`,
  garden: `<rect width="400" height="300" fill="#dfeaf0"/><path d="M0 210c100-26 280-26 400 0v90H0z" fill="#b9cfae"/>
    <path d="M120 216V150M200 224V126M284 218v-58" stroke="#5f8a5a" stroke-width="8" stroke-linecap="round"/>
    <circle cx="120" cy="136" r="26" fill="#d98f7a"/><circle cx="120" cy="136" r="10" fill="#f2d695"/><circle cx="200" cy="110" r="32" fill="#e2b65f"/><circle cx="200" cy="110" r="13" fill="#a8763a"/>
    <circle cx="284" cy="146" r="24" fill="#b78fb2"/><circle cx="284" cy="146" r="9" fill="#f2d695"/><path d="M200 176c-22-2-34-14-36-32 22 0 34 12 36 32z" fill="#7fa876"/>`,
} as const;

export type Scene = keyof typeof drawings;

/** A picture of 1280 × 960, as a phone's camera would bring it. */
export function drawScene(scene: Scene): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="1280" height="960">${drawings[scene]}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 86 }).toBuffer();
}
