/// The program that wrote a report, as the report names it.
package enum Generator {
  package static let name = "liuyu"
  package static let version = "1.0.0"
}
