/// Generates a synthetic extract, block by block.
///
/// ```swift
/// let generator = try ExtractGenerator(options)
/// try generator.generate { block in try file.write(block) }
/// ```
public struct ExtractGenerator {
  private let options: ExtractOptions
  private let source: GraduateSource
  private let writer: RecordWriter
  private let header: [UInt8]
  private let damageCharacters: ByteTable

  /// - Throws: `outOfRange` or `widthUnknown` where the options ask for what cannot be.
  public init(_ options: ExtractOptions) throws(GenerationError) {
    try options.validate()
    self.options = options
    let columns = try options.layout.columns(width: options.width)
    source = GraduateSource(options)
    let tables = try TextTables(source, encoding: options.encoding)
    writer = RecordWriter(
      columns: columns.map(\.content), tables: tables, source: RecordFacts(source, options))
    damageCharacters = try ByteTable(DamageCharacters.texts, options.encoding)
    var header = options.encoding.mark
    for row in try options.layout.headers(width: options.width) {
      let quote = options.quoting == .all ? "\"" : ""
      let line = row.map { quote + $0 + quote }.joined(separator: ",") + "\n"
      header += try options.encoding.bytes(of: line)
    }
    self.header = header
  }

  /// Hands over the extract in blocks of a quarter of a megabyte, in order.
  ///
  /// - Throws: whatever `write` throws, at once.
  /// - Complexity: O(rows) time, a few megabytes of memory.
  public func generate<Failure: Error>(
    _ write: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var room = ByteBuffer.room()
    var buffer = ByteBuffer(room.mutableSpan)
    var source = source
    // Apart from the graduates' own, so that an extract with damage holds the same graduates as one without.
    var random = RandomSource(seed: mixed(options.seed &+ 1))
    let dirty = Probability(options.dirtyRate)
    let isDirty = options.dirtyRate > 0
    buffer.append(header)
    for _ in 0..<options.rows {
      let graduate = source.next()
      let isOrnate = options.quoting == .mixed && random.below(20) == 0
      let isQuoted = isOrnate || options.quoting == .all
      if isDirty, random.happens(dirty) {
        let damage = Damage.allCases[random.below(Damage.allCases.count)]
        appendDamaged(graduate, damage, isQuoted: isQuoted, to: &buffer)
      } else {
        writer.write(graduate, isQuoted: isQuoted, isOrnate: isOrnate, to: &buffer)
      }
      if buffer.isFull {
        try write(buffer.waiting)
        buffer.removeAll()
      }
    }
    if buffer.count > 0 { try write(buffer.waiting) }
  }

  private func appendDamaged(
    _ graduate: Graduate, _ damage: Damage, isQuoted: Bool, to buffer: inout ByteBuffer
  ) {
    let start = buffer.count
    writer.write(graduate, isQuoted: false, isOrnate: false, to: &buffer)
    var record = DamagedRecord(
      buffer.cutRecord(from: start), columns: writer.columns, isQuoted: isQuoted)
    record.apply(damage, characters: damageCharacters)
    record.append(to: &buffer)
  }
}
