// Plain C: the compiler makes of it what the processor has. Included by byte_scan.c only.

#define SCAN_MASKS(block, at, delimiter_byte)                       \
  do {                                                              \
    (block) = (struct block_masks){0, 0, 0, 0};                     \
    for (unsigned i = 0; i < 64; i++) {                             \
      uint8_t byte = (at)[i];                                       \
      (block).delimiter |= (uint64_t)(byte == (delimiter_byte)) << i; \
      (block).lf |= (uint64_t)(byte == '\n') << i;                  \
      (block).cr |= (uint64_t)(byte == '\r') << i;                  \
      (block).quote |= (uint64_t)(byte == '"') << i;                \
    }                                                               \
  } while (0)

// Bit i of the result: whether bits 0...i hold an odd number of ones.
#define SCAN_PREFIX_XOR(result, bits) \
  do {                                \
    uint64_t x = (bits);              \
    x ^= x << 1;                      \
    x ^= x << 2;                      \
    x ^= x << 4;                      \
    x ^= x << 8;                      \
    x ^= x << 16;                     \
    x ^= x << 32;                     \
    (result) = x;                     \
  } while (0)

#define SCAN_FLATTEN(out, found, base, bits)                    \
  do {                                                          \
    for (uint64_t rest = (bits); rest; rest &= rest - 1)        \
      (out)[(found)++] = (base) + (uint32_t)__builtin_ctzll(rest); \
  } while (0)
