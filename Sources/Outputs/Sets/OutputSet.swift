/// Files that appear together or not at all.
///
/// Each is written to a hidden file beside its target, `.name.TAG.tmp`, where TAG is the same for the whole set. Before the
/// first is renamed, what each replaces is kept beside it as `.name.TAG.old`, and `.name.TAG.set` says what is where (see
/// `SetRecord`), until the last has its place: a rename that fails is taken back with those before it. A process that
/// is killed between two renames leaves the files that say what there was, and the next one that holds the locks takes
/// it back.
package struct OutputSet {
  let tag = HiddenKind.newTag()

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
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
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

  /// The files beside an output that this process or an earlier one has made, or may make: they are no place for others.
  ///
  /// - Returns: the path of its lock, whether it is there or not, and those that sets have left.
  package static func hiddenFiles(beside output: String) -> [String] {
    guard case .file(let target, _)? = try? OutputPlace.resolve(output) else { return [] }
    let folder = OutputPlace.folder(of: target)
    let left = OutputPlace.names(inFolder: folder).filter { HiddenKind.tag(of: $0, beside: target) != nil }
    return [OutputPlace.hidden(beside: target, ending: "lock")] + left.map { folder + $0 }
  }

  /// Whether an output would have the name of a hidden file, which the next run removes.
  package static func isHidden(_ output: String) -> Bool {
    guard case .file(let target, _)? = try? OutputPlace.resolve(output) else { return false }
    return HiddenKind.isHidden(String(target.split(separator: "/").last ?? ""))
  }

  /// Takes back what a process that was killed has left half in place, and removes its hidden files.
  ///
  /// - Parameter paths: outputs whose locks are held, so that no other process is about to write them. Others of the set are
  ///   left to whoever holds their locks, with what says to that run that the set is not in place.
  /// - Throws: where something cannot be put back. What says so stays for the next one, and nothing may be written
  ///   before: it would be taken back, too.
  package static func sweep(_ paths: [String]) throws(OutputError) {
    let leftovers = paths.flatMap(Leftover.of)
    // A folder may have been moved with all of a set.
    let unfinished = Set(leftovers.filter(\.isWaiting).map(\.tag))
    for leftover in leftovers where !leftover.isWaiting {
      if leftover.isOfUnfinishedSet || unfinished.contains(leftover.tag) { try leftover.restore() }
      leftover.remove()
    }
    for leftover in leftovers where leftover.isWaiting { leftover.remove() }
  }
}
