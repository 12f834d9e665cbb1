import FoundationEssentials
import Hashing
import Mustache

/// The page around what a report says: its templates, style and script, which are files beside this one and part of the
/// program.
enum PageFrame {
  static let style = text(PackageResources.style_css)
  static let script = text(PackageResources.script_js)

  /// By which the page's own policy knows the script: no other runs.
  static var scriptDigest: String {
    let digest = SHA256.digest(of: Array(script.utf8))
    return Data(digest.indices.map { digest[$0] }).base64EncodedString()
  }

  /// The source of each template by its name.
  static let templates = [
    "page": text(PackageResources.page_mustache), "card": text(PackageResources.card_mustache),
  ]

  /// - Throws: where a template is none, a mistake of this program.
  static func html(_ slots: Slots) throws -> String {
    let library = MustacheLibrary(templates: try templates.mapValues { try MustacheTemplate(string: $0) })
    return library.render(slots, withTemplate: "page") ?? ""
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
