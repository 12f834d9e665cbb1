// The loops themselves, over all that a name may have and without a branch inside, so that compilers make vectors of
// them: whether a name is short no processor foretells. Included by name_scan.c only, once for each level.

NAME_SCAN_TARGET static int NAME_SCAN_UNITS(const uint8_t *bytes, uint32_t count, uint16_t *units) {
  uint32_t others = 0;
#pragma clang loop vectorize_width(NAME_SCAN_WIDTH)
  for (uint32_t i = 0; i < 32; i++) {
    uint32_t first = bytes[3 * i], second = bytes[3 * i + 1], third = bytes[3 * i + 2];
    uint32_t is_inside = 3 * i < count;
    uint32_t is_ideograph = (first - 0xE4 < 6) & ((second & 0xC0) == 0x80) & ((third & 0xC0) == 0x80);
    uint32_t is_bracket = (first == 0xEF) & (second == 0xBC) & ((third & 0xFE) == 0x88);
    uint32_t unit = first << 12 | (second & 0x3F) << 6 | (third & 0x3F);
    units[i] = (uint16_t)(is_inside ? unit : 0);
    others |= is_inside & ~(is_ideograph | is_bracket);
  }
  return (others & 1) == 0;
}

NAME_SCAN_TARGET static struct name_scan_starts NAME_SCAN_STARTS(const uint16_t *units, struct name_scan_map map) {
  const uint32_t *ones = map.ones, *twos = map.twos, *threes = map.threes;
  uint32_t one = 0, two = 0, three = 0, names = 0, longer = 0;
#pragma clang loop vectorize_width(NAME_SCAN_WIDTH)
  for (uint32_t i = 0; i < 32; i++) {
    struct name_scan_place pair = name_scan_place(units[i], units[i + 1], 0);
    struct name_scan_place triple = name_scan_place(units[i], units[i + 1], units[i + 2]);
    uint32_t unit = units[i], no_pair = ~twos[pair.index], no_triple = ~threes[triple.index];
    one |= (ones[unit >> 5] >> (unit & 31) & 1) << i;
    two |= (uint32_t)((no_pair & pair.word) == 0) << i;
    three |= (uint32_t)((no_triple & triple.word) == 0) << i;
    names |= ((uint32_t)((no_pair & pair.name) == 0) | (uint32_t)((no_triple & triple.name) == 0)) << i;
    longer |= (uint32_t)((no_triple & triple.longer) == 0) << i;
  }
  struct name_scan_starts found = {one, two, three, names, longer};
  return found;
}

NAME_SCAN_TARGET static void NAME_SCAN_REPLACE(uint16_t *units, uint32_t places, uint16_t unit) {
#pragma clang loop vectorize_width(2 * NAME_SCAN_WIDTH)
  for (uint32_t i = 0; i < 32; i++) units[i] = places >> i & 1 ? unit : units[i];
}
