/* text_symbol.h -- load: characters of a symbol font, told from private use code points */
#ifndef TSAGCHECK_LOAD_TEXT_SYMBOL_H
#define TSAGCHECK_LOAD_TEXT_SYMBOL_H

/* The Unicode character that U+F000 to U+F0FF stands for in the font Symbol (Adobe's encoding), or
 * in Wingdings for the few that Word uses as bullets and arrows; any other character as it is. */
int symbol_character(int character);

/* The same for the font Symbol alone; and for those few of Wingdings, 0 for others. */
int symbol_of_adobe(int character);
int symbol_of_word(int character);

#endif
