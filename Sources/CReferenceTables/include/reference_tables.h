#ifndef REFERENCE_TABLES_H
#define REFERENCE_TABLES_H

#include <stddef.h>

/// One reference table as UTF-8 CSV text, built into the program. The bytes live as long as the process.
struct reference_table {
  const unsigned char *bytes;
  size_t count;
};

struct reference_table reference_table_destination_codes(void);
struct reference_table reference_table_destination_words(void);
struct reference_table reference_table_levels(void);
struct reference_table reference_table_divisions(void);
struct reference_table reference_table_historic_divisions(void);
struct reference_table reference_table_circle(void);
struct reference_table reference_table_aliases(void);
struct reference_table reference_table_institutions(void);
struct reference_table reference_table_brands(void);
struct reference_table reference_table_regions(void);
struct reference_table reference_table_roads(void);
struct reference_table reference_table_abroad(void);
struct reference_table reference_table_towns(void);
struct reference_table reference_table_common_words(void);

#endif
