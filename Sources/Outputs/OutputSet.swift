internal import FileNames
internal import Glibc

/// Files that appear together or not at all.
///
/// Each is written to a hidden file beside its target, `.name.TAG.tmp`, where TAG is the same for the whole set. Before the
/// first is renamed, what each replaces is kept beside it as `.name.TAG.old` (`.name.TAG.none` where there is nothing),
/// until the last has its place: a rename that fails is taken back with those before it. A process that is killed
/// between two renames leaves the files that say what there was, and the next one that holds the locks takes it back.
package struct OutputSet {
  let tag = Self.newTag()

  package init() {}

  /// Begins a file of the set; see `AtomicFile`.
  package func begin(_ path: String, permissions: UInt32) throws(OutputError) -> AtomicFile {
    try AtomicFile(path, permissions: permissions, tag: tag)
  }

  /// Replaces the targets of some files, once all of them are on the disk.
  ///
  /// - Parameter files: in the order in which they are put in place; readers wait for the last.
  /// - Throws: the first failure. Then the targets are as they were, unless it says which are new.
  package static func commit(_ files: [AtomicFile]) throws(OutputError) {
    for file in files { try file.finish() }
    try HiddenFiles.uninterrupted { (hidden) throws(OutputError) in
      defer {
        for file in files {
          hidden.subtract(file.gonePaths)
          file.forgetOld()
        }
      }
      for file in files { try file.keepOld() }
      for (index, file) in files.enumerated() {
        do throws(OutputError) {
          try file.replace()
        } catch {
          let replaced = files[..<index].filter { !$0.restore() }.map(\.path)
          throw error.butReplaced(replaced)
        }
      }
    }
    for file in files { file.synchronizeFolder() }
  }

  /// Takes back what a process that was killed has left half in place, and removes its hidden files.
  ///
  /// - Parameter paths: outputs whose locks are held, so that no other process is about to write them.
  /// - Throws: where something cannot be put back. What says so stays for the next one, and nothing may be written
  ///   before: it would be taken back, too.
  package static func sweep(_ paths: [String]) throws(OutputError) {
    let leftovers = paths.flatMap(Leftover.of)
    // A set with a file that was not renamed is not in place. Its hidden files go last, for they say so.
    let unfinished = Set(leftovers.filter { $0.kind == .new }.map(\.tag))
    for leftover in leftovers where leftover.kind != .new {
      let isReplaced = !leftovers.contains { $0.isOfSameFile(as: leftover) && $0.kind == .new }
      if isReplaced && unfinished.contains(leftover.tag) { try leftover.restore() }
      unsafe unlink(leftover.path.onDisk)
    }
    for leftover in leftovers where leftover.kind == .new { unsafe unlink(leftover.path.onDisk) }
  }

  static func newTag() -> String { String(UInt32.random(in: 1 << 28...UInt32.max), radix: 16) }
}

/// A hidden file of a process that was killed.
private struct Leftover {
  enum Kind: String {
    /// What was to be put in place.
    case new = "tmp"
    /// What was replaced.
    case old
    /// That nothing was replaced.
    case none
  }

  let target: String
  let tag: String
  let kind: Kind
  let path: String

  /// Those beside one output.
  static func of(_ output: String) -> [Leftover] {
    guard case .file(let target, _)? = try? OutputPlace.resolve(output) else { return [] }
    let folder = OutputPlace.folder(of: target)
    let start = String(OutputPlace.hidden(beside: target, ending: "").utf8.dropFirst(folder.utf8.count)) ?? ""
    return OutputPlace.names(inFolder: folder).compactMap { name in
      guard name.hasPrefix(start) else { return nil }
      let parts = name.dropFirst(start.count).split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].utf8.count == 8, UInt32(parts[0], radix: 16) != nil,
        let kind = Kind(rawValue: String(parts[1]))
      else { return nil }
      return Leftover(target: target, tag: String(parts[0]), kind: kind, path: folder + name)
    }
  }

  func isOfSameFile(as other: Leftover) -> Bool { target == other.target && tag == other.tag }

  /// Puts back what was replaced.
  func restore() throws(OutputError) {
    let isRestored =
      kind == .old
      ? unsafe rename(path.onDisk, target.onDisk) == 0 : unsafe unlink(target.onDisk) == 0 || errno == ENOENT
    guard isRestored else { throw OutputError(.cannotReplace(errno: errno, replaced: []), path: target) }
  }
}
