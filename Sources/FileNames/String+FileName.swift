internal import Glibc
internal import Hashing

/// A file's name as text in which nothing of it is lost.
///
/// Each byte that is no UTF-8 stands as the private scalar U+10FE00 + byte (U+10FE80…U+10FEFF, at the end of the last plane). A
/// name that really holds such scalars is taken for bytes that are no text, so that two names are never one text, and what
/// goes back to the system is always the bytes that came.
extension String {
  /// - Parameter bytes: a name or a path as the system has it, without the zero at its end.
  package init(onDisk bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self), !text.mayHoldBytes {
      self = text
      return
    }
    var scalars = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var index = 0
    while true {
      let count: Int
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        count = encoded.count
        let scalar = Unicode.UTF8.decode(encoded)
        if scalar.byteOfName == nil {
          scalars.append(scalar)
        } else {
          scalars += bytes[index..<index + count].map(Unicode.Scalar.init(byteOfName:))
        }
      case .error(let length):
        count = length
        scalars += bytes[index..<index + count].map(Unicode.Scalar.init(byteOfName:))
      case .emptyInput:
        self.init(scalars)
        return
      }
      index += count
    }
  }

  /// - Parameter name: ends with a zero.
  @unsafe package init(onDisk name: UnsafePointer<CChar>) {
    let bytes = unsafe UnsafeBufferPointer(start: name, count: strlen(name))
    self.init(onDisk: unsafe bytes.map(UInt8.init(bitPattern:)))
  }

  /// The name as the system has it, with a zero at its end: what is given to every call that takes a path.
  package var onDisk: [CChar] { (bytesOnDisk + [0]).map(CChar.init(bitPattern:)) }

  /// The same without the zero.
  package var bytesOnDisk: [UInt8] {
    guard mayHoldBytes else { return Array(utf8) }
    return unicodeScalars.flatMap { scalar in scalar.byteOfName.map { [$0] } ?? Array(UTF8.encode(scalar)!) }
  }

  /// For people, and in every output: each byte that is no UTF-8 as `\xd6`.
  package var legible: String {
    guard mayHoldBytes else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard let byte = scalar.byteOfName else {
        scalars.append(scalar)
        continue
      }
      scalars += "\\x".unicodeScalars
      scalars += [byte >> 4, byte & 0xF].map { Unicode.Scalar(hexDigit($0)) }
    }
    return String(scalars)
  }

  /// Whether it is a name with bytes that are no UTF-8.
  package var holdsBytes: Bool { mayHoldBytes && unicodeScalars.contains { $0.byteOfName != nil } }

  /// With this byte begins whatever lies in the last plane.
  private var mayHoldBytes: Bool { utf8.contains(0xF4) }
}

extension Unicode.Scalar {
  private static let firstByte: UInt32 = 0x10FE80

  /// - Parameter byte: no ASCII, which is always text.
  fileprivate init(byteOfName byte: UInt8) {
    self = Unicode.Scalar(Self.firstByte - 0x80 + UInt32(byte))!
  }

  /// The byte of a name that it stands for.
  fileprivate var byteOfName: UInt8? {
    (Self.firstByte..<Self.firstByte + 0x80).contains(value) ? UInt8(truncatingIfNeeded: value) : nil
  }
}
