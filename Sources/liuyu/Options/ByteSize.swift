import ArgumentParser

/// A number of bytes as people write it: `67108864`, `65536KB`, `64MB`, `1GB`; a KB is 1024 bytes.
struct ByteSize: Equatable, ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int

  private static let units = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10), ("", 1)]

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let text = argument.uppercased()
    guard let (unit, factor) = Self.units.first(where: { text.hasSuffix($0.0) }),
      text.dropLast(unit.count).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(text.dropLast(unit.count))
    else { return nil }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: factor)
    if overflows { return nil }
    self.bytes = bytes
  }

  /// In the largest unit of which it is a whole number.
  var description: String {
    let (unit, factor) = Self.units.first { bytes > 0 && bytes % $0.1 == 0 } ?? ("", 1)
    return "\(bytes / factor)\(unit)"
  }

  var defaultValueDescription: String { description }
}
