#if canImport(Darwin)
  package import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#endif

/// A lock with a condition that threads can wait for, unlike the standard library's mutex.
package final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Creates a recursive lock.
  package init() {
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    #if canImport(Darwin)
      pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE)
    #else
      pthread_mutexattr_settype(&attributes, CInt(PTHREAD_MUTEX_RECURSIVE))
    #endif
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
    #if canImport(Darwin)
      pthread_cond_init(condition, nil)
    #else
      var clock = pthread_condattr_t()
      pthread_condattr_init(&clock)
      pthread_condattr_setclock(&clock, CLOCK_MONOTONIC)
      pthread_cond_init(condition, &clock)
      pthread_condattr_destroy(&clock)
    #endif
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` while holding the lock.
  package func locked<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Releases the lock and waits for ``wake()``; it may also return spuriously.
  package func sleep() { pthread_cond_wait(condition, mutex) }

  /// Releases the lock and waits for ``wake()``, at most for a time; returns false once it has passed.
  ///
  /// It may also return spuriously. Setting the system's clock does not change the time.
  func sleep(atMost time: Duration) -> Bool {
    var moment = timespec()
    #if !canImport(Darwin)
      clock_gettime(CLOCK_MONOTONIC, &moment)
    #endif
    let (seconds, attoseconds) = time.components
    let nanoseconds = Int(moment.tv_nsec) + Int(attoseconds / 1_000_000_000)
    moment.tv_sec += time_t(seconds) + nanoseconds / 1_000_000_000
    moment.tv_nsec = nanoseconds % 1_000_000_000
    #if canImport(Darwin)
      return pthread_cond_timedwait_relative_np(condition, mutex, &moment) == 0
    #else
      return pthread_cond_timedwait(condition, mutex, &moment) == 0
    #endif
  }

  /// Wakes all waiting threads.
  package func wake() { pthread_cond_broadcast(condition) }
}

/// The body of a new thread.
private final class ThreadBody {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

/// Runs `body` on its own thread; returns false if the system cannot create one.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
  let argument = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
  #else
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
  #endif
  if code != 0 { argument.release() }
  return code == 0
}

/// Returns a number that identifies the calling thread among the running ones.
package func currentThread() -> UInt {
  #if canImport(Darwin)
    UInt(bitPattern: pthread_self())
  #else
    UInt(pthread_self())
  #endif
}

/// Permanently lowers the calling thread's priority below that of the process's other threads.
///
/// On Linux a nice value belongs to a thread: setpriority(2), "C library/kernel differences". With
/// 2 instead of 10, the median GetItem concurrent with 64 scans of whole pages took 70 ms instead
/// of 0.2, and the scans were no faster.
package func lowerThreadPriority() {
  #if canImport(Darwin)
    pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
  #elseif canImport(Glibc)
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
  #else
    setpriority(CInt(PRIO_PROCESS), 0, 10)
  #endif
}

/// The intended use of a file descriptor.
enum DescriptorUse {
  /// A connection that reads and is then closed or reused.
  case read
  /// A file, or a state of a file, that a client decides how long to hold.
  case hold

  /// Returns the number of descriptors that have to remain free for other uses.
  ///
  /// Held states must not use up the descriptors that new connections of clients need: a server
  /// accepts none unless a sixteenth of the limit, and at least twelve, are free.
  func spare(of limit: Int) -> Int {
    switch self {
    case .read: 8
    case .hold: min(480, max(18, limit * 3 / 32))
    }
  }
}

/// Returns whether the process has enough free descriptors for a use.
///
/// The next descriptor is the lowest free one, so at least that many are open.
func hasDescriptors(for use: DescriptorUse) -> Bool {
  var limit = rlimit()
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  guard getrlimit(resource, &limit) == 0 else { return true }
  let descriptor = open("/", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  close(descriptor)
  guard let limit = Int(exactly: limit.rlim_cur) else { return true }
  return Int(descriptor) + use.spare(of: limit) < limit
}
