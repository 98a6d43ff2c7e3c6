@main
struct ZhanceCommand {
  static func main() {}
}
