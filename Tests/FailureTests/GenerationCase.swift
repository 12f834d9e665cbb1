import ExtractGeneration

@testable import liuyu

enum GenerationCase: ErrorCase {
  case widthUnknown, outOfRange, encodingUnavailable

  init(_ error: GenerationError) {
    self =
      switch error {
      case .widthUnknown: .widthUnknown
      case .outOfRange: .outOfRange
      case .encodingUnavailable: .encodingUnavailable
      }
  }

  var row: Row<GenerationError> {
    switch self {
    case .widthUnknown: Row(.widthUnknown(.nationalUpload, width: 7, widths: [50]), .usage, "has 50 columns")
    case .outOfRange:
      Row(.outOfRange(option: "dirty", value: "7", allowed: "0 to 1"), .usage, "expected 0 to 1")
    case .encodingUnavailable: Row(.encodingUnavailable("gb18030"), .ioFailed, "choose another")
    }
  }
}
