//! Optimum breaking of lists of boxes, glue and penalties, after Knuth and Plass.
