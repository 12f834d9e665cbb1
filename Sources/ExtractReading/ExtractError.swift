/// Why an extract could not be read: the run must end, since what is missing cannot be counted.
public struct ExtractError: Error, Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// There is no such file, or it may not be opened.
    case cannotOpen(errno: CInt)
    /// The system could not read on at `byte`.
    case cannotRead(errno: CInt, byte: Int)
    /// Whoever lends the file could not, from `byte` on.
    case cannotFetch(detail: String, byte: Int)
    /// The file became shorter while it was read.
    case shrank(byte: Int)
    /// Somebody wrote to it, or put another file in its place, while it was read; or reading it again gave other records.
    case changed
    /// No record ends at `byte`, where the range that is to be read does.
    case cutInside(byte: Int)
    /// What can be read only once could not be kept in a folder.
    case cannotSpool(errno: CInt, folder: String)
    /// The system does not know how to decode this encoding.
    case unknownEncoding(String)
    /// The file ends before the header.
    case noHeader(row: Int)
    /// There are more than `limit` bytes of blank rows, from this one on, before the header or what `skip_rows` passes over.
    case blankRows(row: Int, limit: Int)
    /// It is something else than CSV.
    case foreign(ForeignFile)
    /// The header, or a row that is skipped behind it, cannot be read as CSV.
    case malformedHeader(row: Int, FormFault)
    /// A compressed file breaks off or is damaged; `byte` of the decompressed text was reached.
    case corrupt(format: String, detail: String, byte: Int)
    /// A compressed file holds more than `ratio` times its size, as no table does; `byte` of the text was reached.
    case expands(ratio: Int, byte: Int)
  }

  public let kind: Kind
  public let path: String

  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}
