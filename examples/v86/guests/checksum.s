# Guest B: protected mode with paging, ring 3, x87 and SSE in use. It mixes all of its state and, every two ticks of the
# timer, writes a hash of it to the first serial line: "B 00000001 9F3C01D2". `checksum-model.ts` computes the same lines.
        .globl  _start
        .equ    COM1, 0x3f8
        .equ    DIVISOR, 5966           # 1193182 Hz / 200
        .equ    DIRECTORY, 0x20000      # page directory, then two page tables
        .equ    BUFFER, 0x30000         # the memory that is mixed; the guest knows it at ALIAS
        .equ    ALIAS, 0x40000000
        .equ    FXSAVE, 0x31000
        .equ    ROUNDS, 1000
        .equ    BUFFER_SIZE, 4096

        .equ    KERNEL_CODE, 0x08
        .equ    KERNEL_DATA, 0x10
        .equ    USER_CODE, 0x18 | 3
        .equ    USER_DATA, 0x20 | 3
        .equ    TASK, 0x28
        .equ    USER_BUFFER, 0x30 | 3   # base ALIAS, 4096 bytes

        .code16
_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $0x7c00, %sp
        movw    $0x0210, %ax            # 16 sectors from the second on, behind this one
        movw    $0x0002, %cx
        movb    $0, %dh
        movw    $0x7e00, %bx
        int     $0x13
        jc      .
        inb     $0x92, %al              # A20
        orb     $2, %al
        outb    %al, $0x92
        cli
        lgdtl   gdtr
        movl    %cr0, %eax
        orb     $1, %al
        movl    %eax, %cr0
        ljmpl   $KERNEL_CODE, $kernel
        .org    510
        .word   0xaa55

        .code32
kernel: movw    $KERNEL_DATA, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movl    $0x7c00, %esp
        cld
        movl    $DIRECTORY, %edi        # the directory, two tables, the buffer
        movl    $0x12000 / 4, %ecx
        xorl    %eax, %eax
        rep stosl
        movl    $DIRECTORY + 0x1000 + 7, DIRECTORY
        movl    $DIRECTORY + 0x2000 + 7, DIRECTORY + (ALIAS >> 20)
        movl    $BUFFER + 7, DIRECTORY + 0x2000
        movl    $7, %eax                # the first 4 MiB as they are
        movl    $DIRECTORY + 0x1000, %edi
        movl    $1024, %ecx
1:      stosl
        addl    $4096, %eax
        loop    1b
        movl    $DIRECTORY, %eax
        movl    %eax, %cr3
        movl    %cr4, %eax
        orl     $0x600, %eax            # OSFXSR, OSXMMEXCPT
        movl    %eax, %cr4
        movl    %cr0, %eax
        andl    $~0x0c, %eax            # no EM, no TS
        orl     $0x80010022, %eax       # PG, WP, NE, MP
        movl    %eax, %cr0
        movl    $irq0, %eax             # the gate of vector 0x20
        movw    %ax, idt + 0x20 * 8
        shrl    $16, %eax
        movw    %ax, idt + 0x20 * 8 + 6
        movw    $KERNEL_CODE, idt + 0x20 * 8 + 2
        movw    $0x8e00, idt + 0x20 * 8 + 4
        lidt    idtr
        movw    $TASK, %ax
        ltr     %ax
        movl    $pic, %esi              # both interrupt controllers: vectors from 0x20, IRQ 0 only
        movl    $10, %ecx
2:      xorl    %edx, %edx
        movb    (%esi), %dl
        movb    1(%esi), %al
        outb    %al, %dx
        addl    $2, %esi
        loop    2b
        movb    $0x34, %al              # timer channel 0, rate generator
        outb    %al, $0x43
        movb    $DIVISOR & 0xff, %al
        outb    %al, $0x40
        movb    $DIVISOR >> 8, %al
        outb    %al, $0x40
        movw    $COM1 + 3, %dx          # 115200 baud, 8N1
        movb    $0x80, %al
        outb    %al, %dx
        movw    $COM1, %dx
        movb    $1, %al
        outb    %al, %dx
        incw    %dx
        movb    $0, %al
        outb    %al, %dx
        movw    $COM1 + 3, %dx
        movb    $3, %al
        outb    %al, %dx
        pushl   $USER_DATA              # to ring 3, ports open to it
        pushl   $0x7000
        pushl   $0x3202
        pushl   $USER_CODE
        pushl   $user
        iretl

irq0:   incl    %ss:ticks
        pushl   %eax
        movb    $0x20, %al
        outb    %al, $0x20
        popl    %eax
        iretl

user:   movw    $USER_DATA, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %gs
        movw    $USER_BUFFER, %ax
        movw    %ax, %fs
        ldmxcsr mxcsr
        fninit
        fldcw   fcw
        movl    $8, %ecx                # x87: 8 large integers, which need all 64 bits of the mantissa
1:      fildll  seeds - 8(,%ecx,8)
        loop    1b
        movups  vectors, %xmm0
        movaps  %xmm0, %xmm1
        paddd   %xmm0, %xmm1
        movaps  %xmm1, %xmm2
        paddd   %xmm0, %xmm2
        movaps  %xmm2, %xmm3
        paddd   %xmm0, %xmm3
        movaps  %xmm3, %xmm4
        paddd   %xmm0, %xmm4
        movaps  %xmm4, %xmm5
        paddd   %xmm0, %xmm5
        movups  floats, %xmm6
        movups  ones, %xmm7
        movl    $0x01234567, %eax
        movl    $0x89abcdef, %ebx
        movl    $0xdeadbeef, %ecx
        movl    $0x0badcafe, %edx
        movl    $0x13579bdf, %esi
        movl    $0x2468ace0, %edi
        clc

line:   movl    $ROUNDS, %ebp           # mov leaves the flags alone: the carry lives through all rounds and lines
round:  adcl    %ebx, %eax
        rcll    $7, %ebx
        adcl    %edx, %ecx
        movl    %eax, %esi
        movl    %eax, addend            # (the carry is still the adc's)
        pushfl
        andl    $BUFFER_SIZE - 4, %esi
        andl    $0x7fffffff, addend
        popfl
        adcl    %fs:(%esi), %edx
        movl    %ecx, %fs:(%esi)
        leal    1(%edi,%edx,4), %edi
        fincstp
        fiaddl  addend
        paddd   %xmm1, %xmm0
        pxor    %xmm2, %xmm1
        pshufd  $0x39, %xmm2, %xmm2
        paddd   %xmm0, %xmm2
        psrld   $1, %xmm3
        pxor    %xmm0, %xmm3
        pshufd  $0x93, %xmm4, %xmm4
        psubd   %xmm3, %xmm4
        pxor    %xmm4, %xmm5
        addps   %xmm7, %xmm6            # whole numbers below 2^24: exact
        decl    %ebp                    # leaves the carry alone
        jnz     round

        movl    %edi, registers + 28    # all registers, as they are at the end of a line
        movl    %esi, registers + 24
        movl    %ebp, registers + 20
        movl    %esp, registers + 16
        movl    %ebx, registers + 12
        movl    %edx, registers + 8
        movl    %ecx, registers + 4
        movl    %eax, registers
        pushfl
        popl    registers + 32
        movw    %es, registers + 36
        movw    %cs, registers + 38
        movw    %ss, registers + 40
        movw    %ds, registers + 42
        movw    %fs, registers + 44
        movw    %gs, registers + 46
        fxsave  FXSAVE
        incl    count
        andl    $~0x10, registers + 32  # not the adjust flag
        movups  floats, %xmm6           # so that they stay exact

        movl    $0x811c9dc5, %eax       # FNV-1a
        movl    $registers, %esi
        movl    $52, %ecx               # registers, flags, selectors, number of the line
        call    hash
        movl    $FXSAVE, %esi           # control word, status word
        andw    $0x383f, 2(%esi)        # top of the stack, exceptions
        movl    $5, %ecx                # and tags
        call    hash
        movl    $FXSAVE + 24, %esi
        movl    $4, %ecx                # MXCSR
        call    hash
        movl    $FXSAVE + 32, %esi
        movl    $8, %edx
1:      movl    $10, %ecx               # ST(0) to ST(7)
        call    hash
        addl    $6, %esi
        decl    %edx
        jnz     1b
        movl    $128, %ecx              # XMM0 to XMM7
        call    hash
        movl    $ALIAS, %esi
        movl    $BUFFER_SIZE, %ecx
        call    hash

        movl    %eax, %edi
        movb    $'B', %al
        call    put
        movl    count, %ebx
        call    hex
        movl    %edi, %ebx
        call    hex
        movb    $'\n', %al
        call    put
        movl    ticks, %eax             # two ticks
        addl    $2, %eax
2:      cmpl    %eax, ticks
        js      2b
        movl    registers, %eax
        movl    registers + 4, %ecx
        movl    registers + 8, %edx
        movl    registers + 12, %ebx
        movl    registers + 24, %esi
        movl    registers + 28, %edi
        pushl   registers + 32
        popfl
        jmp     line

hash:   xorb    (%esi), %al             # %ecx bytes at %esi into %eax
        imull   $16777619, %eax, %eax
        incl    %esi
        loop    hash
        ret

hex:    movb    $' ', %al
        call    put
        movl    $8, %ecx
1:      roll    $4, %ebx
        movb    %bl, %al
        andb    $15, %al
        addb    $'0', %al
        cmpb    $'9', %al
        jbe     2f
        addb    $7, %al
2:      call    put
        loop    1b
        ret

put:    movb    %al, %ah
        movw    $COM1 + 5, %dx
1:      inb     %dx, %al
        testb   $0x20, %al
        jz      1b
        movw    $COM1, %dx
        movb    %ah, %al
        outb    %al, %dx
        ret

        .balign 16
vectors: .long  0x9e3779b9, 0x7f4a7c15, 0xf39cc060, 0x5cedc834
floats: .float  1, 2, 3, 4
ones:   .float  1, 2, 3, 4
seeds:  .quad   0x3123456789abcdef, 0x2fedcba987654321, 0x1111111111111111, 0x2222222222222223
        .quad   0x3333333333333335, 0x0aaaaaaaaaaaaaab, 0x3bbbbbbbbbbbbbbd, 0x2cccccccccccccc9
registers: .skip 48
count:  .long   0
ticks:  .long   0
addend: .long   0
mxcsr:  .long   0x3f80                  # round down
fcw:    .word   0x037f
pic:    .byte   0x20, 0x11, 0xa0, 0x11, 0x21, 0x20, 0xa1, 0x28, 0x21, 4, 0xa1, 2, 0x21, 1, 0xa1, 1, 0x21, 0xfe, 0xa1, 0xff
        .balign 8
gdt:    .quad   0
        .quad   0x00cf9a000000ffff
        .quad   0x00cf92000000ffff
        .quad   0x00cffa000000ffff
        .quad   0x00cff2000000ffff
        .word   103, tss, 0x8900, 0     # low in memory: the base fits the first two bytes
        .quad   0x4040f20000000fff      # base 0x40000000, limit 4095 bytes
gdtr:   .word   gdtr - gdt - 1
        .long   gdt
idtr:   .word   0x21 * 8 - 1
        .long   idt
        .balign 8
tss:    .long   0, 0x6000, KERNEL_DATA
        .skip   88
        .long   104 << 16
idt:    .skip   0x21 * 8
        .balign 512
