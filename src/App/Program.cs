namespace Yingshang.App; internal static class Program { private static void Main() { } }
