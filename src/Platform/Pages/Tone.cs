namespace Yingshang.Platform.Pages;

/// <summary>Colour of a lamp; always beside words. <see cref="Over"/> is red and means overdue, nothing else.</summary>
public enum Tone { Plain, Ok, Near, Over, Run }
