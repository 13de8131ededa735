Console.WriteLine("guiju");
