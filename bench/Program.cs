Console.WriteLine("usage: bench revenue|import|probe");
return 2;
