// AVX-512: one load, one comparison a mask, and positions by compression. Included by byte_scan.c only.

#define SCAN_MASKS(block, at, delimiter_byte)                                                      \
  do {                                                                                             \
    __m512i chunk = _mm512_loadu_si512((const void *)(at));                                        \
    (block).delimiter = _mm512_cmpeq_epi8_mask(chunk, _mm512_set1_epi8((char)(delimiter_byte)));   \
    (block).lf = _mm512_cmpeq_epi8_mask(chunk, _mm512_set1_epi8('\n'));                            \
    (block).cr = _mm512_cmpeq_epi8_mask(chunk, _mm512_set1_epi8('\r'));                            \
    (block).quote = _mm512_cmpeq_epi8_mask(chunk, _mm512_set1_epi8('"'));                          \
  } while (0)

#define SCAN_PREFIX_XOR(result, bits)                                                                 \
  ((result) = (uint64_t)_mm_cvtsi128_si64(                                                            \
       _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)(bits)), _mm_set1_epi8((char)0xFF), 0)))

// The set bits of the mask pick their own numbers out of 0...63; sixteen at a time become offsets. Entries past
// `found` are overwritten by the next block.
#define SCAN_FLATTEN(out, found, base, bits)                                                          \
  do {                                                                                                \
    const __m512i numbers = _mm512_set_epi8(                                                          \
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41,    \
        40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18,    \
        17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);                                 \
    __m512i picked = _mm512_maskz_compress_epi8((__mmask64)(bits), numbers);                          \
    __m512i offset = _mm512_set1_epi32((int)(base));                                                  \
    uint32_t total = (uint32_t)__builtin_popcountll(bits);                                            \
    uint32_t *at = (out) + (found);                                                                   \
    _mm512_storeu_si512(at, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(picked)))); \
    if (__builtin_expect(total > 16, 0)) {                                                            \
      _mm512_storeu_si512(at + 16, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(picked, 1)))); \
      _mm512_storeu_si512(at + 32, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(picked, 2)))); \
      _mm512_storeu_si512(at + 48, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(picked, 3)))); \
    }                                                                                                 \
    (found) += total;                                                                                 \
  } while (0)
