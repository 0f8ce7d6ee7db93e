package org.civilhub.io;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Has the compiler write {@code CompiledShapes}, by {@code ShapeProcessor}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@interface CompileShapes {}
