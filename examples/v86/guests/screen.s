# Guest D: a boot sector that counts ticks at the top of the text screen and shows the scan codes of keys below, in real
# mode with the BIOS's interrupts off: "ticks 0000002A", "keys  1E 9E 30 B0". On the first serial line it says R when it is
# ready, and K for each scan code.
        .code16
        .globl  _start
        .equ    SCREEN, 0xb800
        .equ    ROW, 160
        .equ    COM1, 0x3f8

_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %ss
        movw    $0x7c00, %sp
        sti
        movw    $0x0003, %ax            # 80 by 25 characters, cleared
        int     $0x10
        cli
        movw    $SCREEN, %ax
        movw    %ax, %es
        movw    $tick, 0x20             # vector 8: IRQ 0
        movw    $0, 0x22
        movw    $key, 0x24              # vector 9: IRQ 1
        movw    $0, 0x26
        movw    $text1, %si
        xorw    %di, %di
        call    write
        movw    $text2, %si
        movw    $2 * ROW, %di
        call    write
        movb    $0xfc, %al              # IRQ 0 and 1 only
        outb    %al, $0x21
        movw    $COM1, %dx
        movb    $'R', %al
        outb    %al, %dx
        sti
1:      hlt
        jmp     1b

tick:   pushaw
        incl    %cs:count
        movl    %cs:count, %ebx
        movw    $12, %di
        movw    $8, %cx
        call    hex
        jmp     done

key:    pushaw
        inb     $0x60, %al
        movb    %al, %bl
        shll    $24, %ebx
        movw    %cs:place, %di
        movw    $2, %cx
        call    hex
        addw    $2, %di
        movw    %di, %cs:place
        movw    $COM1, %dx
        movb    $'K', %al
        outb    %al, %dx
done:   movb    $0x20, %al
        outb    %al, $0x20
        popaw
        iretw

hex:    roll    $4, %ebx                # %cx digits of %ebx, from the highest on, at %di
        movb    %bl, %al
        andb    $15, %al
        cmpb    $10, %al
        sbbb    $0x69, %al
        das
        movb    $0x2f, %ah              # white on green
        stosw
        loop    hex
        ret

write:  lodsb
        testb   %al, %al
        jz      1f
        movb    $0x1e, %ah              # yellow on blue
        stosw
        jmp     write
1:      ret

text1:  .asciz  "ticks "
text2:  .asciz  "keys  "
        .balign 4
count:  .long   0
place:  .word   2 * ROW + 12
        .org    510
        .word   0xaa55
