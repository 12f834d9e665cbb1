import Glibc

/// A lock to wait in, until another thread wakes whoever waits.
///
/// **Invariant.** Both lie where they were made until nobody holds the monitor any more: they must not move.
@safe
public final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  public init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  public func withLock<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Lets go of the lock until woken; only within `withLock`.
  public func wait() { unsafe pthread_cond_wait(condition, mutex) }

  public func wakeAll() { unsafe pthread_cond_broadcast(condition) }
}
