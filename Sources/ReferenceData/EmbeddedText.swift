import CReferenceTables

/// The text of one table as it is part of the program, UTF-8.
///
/// **Warning.** The only unsafe code of `ReferenceData`.
///
/// **Invariant.** A constant of the C file: `count` bytes that live as long as the process, and that nobody writes.
@safe
struct EmbeddedText: @unchecked Sendable {
  private let constant: UnsafeBufferPointer<UInt8>

  private init(_ table: reference_table) {
    unsafe constant = UnsafeBufferPointer(start: table.bytes, count: table.count)
  }

  var bytes: Span<UInt8> {
    @_lifetime(immortal)
    get { unsafe _overrideLifetime(constant.span, copying: ()) }
  }

  static var destinationCodes: EmbeddedText { unsafe EmbeddedText(reference_table_destination_codes()) }
  static var destinationWords: EmbeddedText { unsafe EmbeddedText(reference_table_destination_words()) }
  static var levels: EmbeddedText { unsafe EmbeddedText(reference_table_levels()) }
  static var divisions: EmbeddedText { unsafe EmbeddedText(reference_table_divisions()) }
  static var historicDivisions: EmbeddedText { unsafe EmbeddedText(reference_table_historic_divisions()) }
  static var circle: EmbeddedText { unsafe EmbeddedText(reference_table_circle()) }
  static var aliases: EmbeddedText { unsafe EmbeddedText(reference_table_aliases()) }
  static var institutions: EmbeddedText { unsafe EmbeddedText(reference_table_institutions()) }
  static var brands: EmbeddedText { unsafe EmbeddedText(reference_table_brands()) }
  static var regions: EmbeddedText { unsafe EmbeddedText(reference_table_regions()) }
  static var roads: EmbeddedText { unsafe EmbeddedText(reference_table_roads()) }
  static var abroad: EmbeddedText { unsafe EmbeddedText(reference_table_abroad()) }
  static var towns: EmbeddedText { unsafe EmbeddedText(reference_table_towns()) }
  static var commonWords: EmbeddedText { unsafe EmbeddedText(reference_table_common_words()) }
}
