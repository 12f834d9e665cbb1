/// How far divisions are told apart where it is shown where graduates went.
package enum FlowLevel: String, CaseIterable, Sendable {
  case province, city, county
}
