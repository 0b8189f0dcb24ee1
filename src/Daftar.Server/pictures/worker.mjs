// Makes pictures anew that offices delivered, one after the other, for the process that started it. It reads no file and no address, only its input:
// a byte for the size (0 whole, 1 small), four for the length, the bytes. It answers with a byte for the form (0 no picture, 1 JPEG, 2 PNG, 3 WebP),
// four for the length, and the bytes or the reason. Metadata (places, cameras, names, profiles) is left behind.
import sharp from 'sharp';

const [mostPixels, wholeEdge, smallEdge, seconds] = process.argv.slice(2).map(Number);

sharp.cache(false);
sharp.concurrency(1);
// Five decoders and no other: SVG, PDF, HEIF and what libvips learns later have no business here.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Jpeg', 'Png', 'Tiff', 'Nsgif', 'Webp'].map(form => `VipsForeignLoad${form}Buffer`) });

async function make(small, bytes) {
  // One page of many; a broken file is no picture, a file with oddities that offices' scanners write is one.
  const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1, sequentialRead: true });
  const { format } = await source.metadata();
  const edge = small ? smallEdge : wholeEdge;
  const made = source.rotate().resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }).timeout({ seconds });
  if (small) return [3, await made.webp({ quality: 82 }).toBuffer()];
  // Drawings keep every line; photographs stay photographs.
  return format === 'jpeg' ? [1, await made.jpeg({ quality: 90 }).toBuffer()] : [2, await made.png({ compressionLevel: 7 }).toBuffer()];
}

function answer(form, bytes) {
  const head = Buffer.alloc(5);
  head.writeUInt8(form, 0);
  head.writeUInt32LE(bytes.length, 1);
  process.stdout.write(head);
  process.stdout.write(bytes);
}

async function* requests() {
  let parts = [], held = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    held += part.length;
    while (held >= 5) {
      const head = Buffer.concat(parts.length > 1 && parts[0].length < 5 ? (parts = [Buffer.concat(parts)]) : [parts[0]]);
      const wanted = 5 + head.readUInt32LE(1);
      if (held < wanted) break;
      const all = Buffer.concat(parts);
      yield [head.readUInt8(0) === 1, all.subarray(5, wanted)];
      parts = [all.subarray(wanted)];
      held -= wanted;
    }
  }
}

for await (const [small, bytes] of requests()) {
  try {
    answer(...await make(small, bytes));
  } catch (problem) {
    answer(0, Buffer.from(String(problem?.message ?? problem).slice(0, 500)));
  }
}
