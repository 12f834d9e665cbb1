// The plain .csv files beside this file become part of the binary: `#embed` compiles at once, where a Swift
// literal of the same size takes the type checker many seconds.
#include "reference_tables.h"

// `#embed` is C23; the compiler has it in every mode and only warns.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define TABLE(name)                                              \
  struct reference_table reference_table_##name(void) {          \
    return (struct reference_table){name, sizeof name};          \
  }

static const unsigned char destination_codes[] = {
#embed "tables/destination_codes.csv"
};
TABLE(destination_codes)

static const unsigned char destination_words[] = {
#embed "tables/destination_words.csv"
};
TABLE(destination_words)

static const unsigned char levels[] = {
#embed "tables/levels.csv"
};
TABLE(levels)

static const unsigned char divisions[] = {
#embed "tables/divisions.csv"
};
TABLE(divisions)

static const unsigned char historic_divisions[] = {
#embed "tables/historic_divisions.csv"
};
TABLE(historic_divisions)

static const unsigned char circle[] = {
#embed "tables/circle.csv"
};
TABLE(circle)

static const unsigned char aliases[] = {
#embed "tables/aliases.csv"
};
TABLE(aliases)

static const unsigned char institutions[] = {
#embed "tables/institutions.csv"
};
TABLE(institutions)

static const unsigned char brands[] = {
#embed "tables/brands.csv"
};
TABLE(brands)

static const unsigned char regions[] = {
#embed "tables/regions.csv"
};
TABLE(regions)

static const unsigned char abroad[] = {
#embed "tables/abroad.csv"
};
TABLE(abroad)

static const unsigned char towns[] = {
#embed "tables/towns.csv"
};
TABLE(towns)

static const unsigned char common_words[] = {
#embed "tables/common_words.csv"
};
TABLE(common_words)

static const unsigned char roads[] = {
#embed "tables/roads.csv"
};
TABLE(roads)
