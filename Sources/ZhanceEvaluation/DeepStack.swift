#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs `body` on a thread with a stack that holds the deepest evaluation, and waits for it.
///
/// Rules that refer to rules nest: a chain of 100, each of the deepest expression, takes some tens of
/// megabytes without optimization, more than a main thread has.
func onDeepStack<Result>(_ body: () -> Result) -> Result {
  withoutActuallyEscaping(body) { body in
    let task = DeepTask(body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread = pthread_t()
    let created = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<DeepRunnable>.fromOpaque(argument).takeUnretainedValue().run() }
        return nil
      }, Unmanaged<DeepRunnable>.passUnretained(task).toOpaque())
    if created == 0 { pthread_join(thread, nil) }
    return withExtendedLifetime(task) { task.result ?? body() }
  }
}

private class DeepRunnable {
  func run() {}
}

private final class DeepTask<Result>: DeepRunnable {
  private let body: () -> Result
  private(set) var result: Result?
  init(_ body: @escaping () -> Result) { self.body = body }
  override func run() { result = body() }
}
