import Glibc
import Outputs

/// The signals that end a run.
enum Signals {
  /// A user's, a terminal's and the system's: all that end a process, but for `SIGKILL`, those of a
  /// mistake in the program, and those that `prepare` ignores.
  private static var ending: [CInt] {
    [
      SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPOLL,
      SIGPWR,
      SIGSTKFLT,
    ] + (__libc_current_sigrtmin()...__libc_current_sigrtmax())
  }

  /// To be called before there is a second thread.
  ///
  /// A reader that has gone (`| head`) and a limit of file sizes are errors to report, and not signals. One of those that end
  /// a run does so once the hidden files are gone; one that was ignored when the program started (`nohup`) stays so.
  static func prepare() {
    // For an end that is no signal, and no error that anybody could catch: see `OutOfMemory`.
    atexit { HiddenFiles.removeAllAtEnd() }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // The runtime stops other threads by it to say where the program crashed: it may not be blocked.
    signal(SIGUSR1, SIG_IGN)
    var signals = waited
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    // Never refused, see `CMalloc`: the signals would be blocked for ever.
    unsafe pthread_create(
      &thread, nil,
      { _ in
        Signals.wait()
        return nil
      }, nil)
  }

  /// Those that are not ignored.
  private static var waited: sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in ending where !isIgnored(number) { unsafe sigaddset(&signals, number) }
    return signals
  }

  private static func isIgnored(_ number: CInt) -> Bool {
    var action = sigaction()
    unsafe sigaction(number, nil, &action)
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Ends the process by the signal that comes, as its parent expects it.
  private static func wait() {
    var signals = waited
    var number: CInt = 0
    while unsafe sigwait(&signals, &number) != 0 {}
    HiddenFiles.removeAll {
      signal(number, SIG_DFL)
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      kill(getpid(), number)
      // Until it comes.
      while true { pause() }
    }
  }
}
