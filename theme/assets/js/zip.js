/**
 * Writes a zip file (PKWARE's APPNOTE, 4.3): files as they are, without compression, in the order given.
 */
"use strict";

(() => {
  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });

  /** @param {Uint8Array} bytes */
  const crc32 = (bytes) => ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8), ~0) >>> 0;

  /** Return numbers as bytes, little end first. @param {[number, 2 | 4][]} numbers */
  const bytesOf = (numbers) =>
    numbers.flatMap(([number, size]) => Array.from({ length: size }, (_, at) => (number >>> (8 * at)) & 0xff));

  /** @param {Record<string, string>} files names and texts */
  function zip(files) {
    const encoder = new TextEncoder();
    /** @type {Uint8Array[]} */
    const chunks = [];
    /** @type {Uint8Array[]} */
    const directory = [];
    let offset = 0;
    for (const [file, text] of Object.entries(files)) {
      const name = encoder.encode(file);
      const content = encoder.encode(text);
      /** @type {[number, 2 | 4][]} what both headers say: version, UTF-8 names, stored, 1 January 1980, sizes */
      const same = [
        [20, 2],
        [0x800, 2],
        [0, 2],
        [0, 2],
        [0x21, 2],
        [crc32(content), 4],
        [content.length, 4],
        [content.length, 4],
        [name.length, 2],
        [0, 2],
      ];
      const header = Uint8Array.from([...bytesOf([[0x04034b50, 4], ...same]), ...name]);
      directory.push(
        Uint8Array.from([
          ...bytesOf([[0x02014b50, 4], [20, 2], ...same, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
          ...name,
        ]),
      );
      chunks.push(header, content);
      offset += header.length + content.length;
    }
    const size = directory.reduce((sum, one) => sum + one.length, 0);
    const end = bytesOf([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [directory.length, 2],
      [directory.length, 2],
      [size, 4],
      [offset, 4],
      [0, 2],
    ]);
    const whole = new Uint8Array(offset + size + end.length);
    let at = 0;
    for (const chunk of [...chunks, ...directory, Uint8Array.from(end)]) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { zip });
})();
