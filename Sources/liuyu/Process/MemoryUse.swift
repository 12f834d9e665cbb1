import CMalloc

/// How the process asks for memory.
enum MemoryUse {
  /// To be called before there is a second thread.
  ///
  /// Each arena reserves 128 MB of addresses, whatever is used of it: of a limit of 512 MB (`ulimit -v`) the usual number of
  /// them would leave nothing. What is done for each record asks for no memory, so that two are enough.
  ///
  /// Tables double as they grow: what they were before is to be given back, and not to lie as a hole between others.
  static func prepare() {
    malloc_limit_arenas(2)
    malloc_map_from(256 << 10)
  }
}
