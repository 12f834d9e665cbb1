import Buffers
import CMalloc

/// How the process asks for memory.
enum MemoryUse {
  /// To be called before there is a second thread.
  ///
  /// Each arena reserves 128 MB of addresses, whatever is used of it: of a limit of 512 MB (`ulimit -v`) the usual number of
  /// them would leave nothing. What is done for each record asks for no memory, so that two are enough.
  ///
  /// Where there is no more, the runtime would trap: it is the end that `Buffers` knows.
  static func prepare() {
    malloc_limit_arenas(2)
    malloc_end_by { OutOfMemory.end() }
  }
}
