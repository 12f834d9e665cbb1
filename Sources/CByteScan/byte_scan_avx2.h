// AVX2: two loads of 32 bytes. Included by byte_scan.c only.

#define SCAN_EQUAL(low, high, byte)                                                                       \
  ((uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, _mm256_set1_epi8((char)(byte)))) |    \
   (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, _mm256_set1_epi8((char)(byte)))) << 32)

#define SCAN_MASKS(block, at, delimiter_byte)                             \
  do {                                                                    \
    __m256i low = _mm256_loadu_si256((const __m256i *)(at));              \
    __m256i high = _mm256_loadu_si256((const __m256i *)((at) + 32));      \
    (block).delimiter = SCAN_EQUAL(low, high, delimiter_byte);            \
    (block).lf = SCAN_EQUAL(low, high, '\n');                             \
    (block).cr = SCAN_EQUAL(low, high, '\r');                             \
    (block).quote = SCAN_EQUAL(low, high, '"');                           \
  } while (0)

// A carry-less product with all ones is the running xor of the bits.
#define SCAN_PREFIX_XOR(result, bits)                                                                 \
  ((result) = (uint64_t)_mm_cvtsi128_si64(                                                            \
       _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)(bits)), _mm_set1_epi8((char)0xFF), 0)))

// Eight at a time without asking how many there are: entries past `found` are overwritten by the next block.
#define SCAN_FLATTEN(out, found, base, bits)                                       \
  do {                                                                             \
    uint64_t rest = (bits);                                                        \
    uint32_t total = (uint32_t)__builtin_popcountll(rest);                         \
    uint32_t *at = (out) + (found);                                                \
    for (uint32_t done = 0; done < total; done += 8, at += 8)                      \
      for (unsigned k = 0; k < 8; k++) {                                           \
        at[k] = (base) + (uint32_t)_tzcnt_u64(rest);                               \
        rest = _blsr_u64(rest);                                                    \
      }                                                                            \
    (found) += total;                                                              \
  } while (0)
